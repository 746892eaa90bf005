// Every role in every state, as a first update: what the surfaces are compared on, audited on and looked at.

/** @typedef {import("../controls.js").Wire} Wire */

const colours = [
  { value: "birth", label: "О рождении" },
  { value: "marriage", label: "О браке", hint: "Если фамилия изменилась" },
  { value: "other", label: "О другом событии" },
];

/**
 * A tree written nested: children are nodes, not ids.
 * @typedef {Omit<Wire, "children"> & { children?: Nested[] }} Nested
 * @param {Nested} root
 * @param {number} [version]
 * @returns {{ base: number, version: number, root: string, nodes: Wire[] }}
 */
export function firstUpdate(root, version = 1) {
  /** @type {Wire[]} */
  const nodes = [];
  /** @param {Nested} node */
  const flatten = ({ children = [], ...own }) => {
    nodes.push(children.length > 0 ? { ...own, children: children.map((child) => child.id) } : { ...own });
    children.forEach(flatten);
  };
  flatten(root);
  return { base: 0, version, root: root.id, nodes };
}

/** @type {Nested} */
const fieldsAsTheyCome = {
  id: "s1", role: "section", name: "Ребёнок", level: 3, hint: "Пишите так, как в свидетельстве о рождении.",
  children: [
    { id: "/child/name", role: "text_field", name: "Имя", value: "Анна", required: true, mark: "*", autocomplete: "off", width: 30 },
    { id: "/child/snils", role: "text_field", name: "СНИЛС", hint: "На зелёной карточке или в личном кабинете", mask: "999-999-999 99", input_mode: "numeric", width: 14, required: true, mark: "*",
      value: "112-233-445 95", note: "Из вашего профиля, 3 марта 2026 года", children: [{ id: "snils-why", role: "button", name: "Почему?", emphasis: "quiet" }] },
    { id: "/child/born", role: "date_field", name: "Дата рождения", value: "2019-03-25", hint: "Например, 25.03.2019", required: true, mark: "*", error: "Введите дату не позже сегодняшней" },
    { id: "/child/height", role: "number_field", name: "Рост, см", value: 118, width: 4, mark: "(необязательно)" },
    { id: "/mail", role: "text_field", name: "Электронная почта", input_type: "email", autocomplete: "email", value: "anna@", error: "Допишите адрес после знака @: например, anna@example.ru", hint: "Пришлём ответ сюда" },
    { id: "/document", role: "select", name: "Свидетельство", options: colours, value: "marriage", required: true, mark: "*" },
    { id: "/kind", role: "radio_group", name: "Какое событие произошло", options: colours, value: "birth", required: true, mark: "*", hint: "От этого зависит, какие документы нужны" },
    { id: "/kind2", role: "radio_group", name: "Как получить ответ", options: [{ value: "mail", label: "На электронную почту" }, { value: "office", label: "Лично, в МФЦ" }], error: "Выберите, как получить ответ" },
    { id: "/needs", role: "checkbox_group", name: "Что понадобится в детском саду", options: colours, value: ["birth", "other"], mark: "(можно не отвечать)" },
    { id: "/agree", role: "checkbox", name: "Согласен на обработку моих данных для этого заявления", checked: true, required: true, mark: "*", hint: "Согласие можно отозвать в любой день" },
    { id: "/agree2", role: "checkbox", name: "Живу по другому адресу", error: "Отметьте, если адрес другой" },
    { id: "/text", role: "text_area", name: "Что ещё важно знать", value: "Аллергия на орехи,\nлекарство у воспитателя.", max_length: 300, rows: 3, hint: "Не пишите здесь номера документов" },
    { id: "/scan", role: "file_field", name: "Скан свидетельства", accept: ".pdf,image/*", multiple: true, value: ["свидетельство.pdf", "страница 2.jpg"], hint: "PDF или снимок, до 10 МБ" },
    { id: "/price", role: "number_field", name: "Стоимость", value: "1 200,50", unit: "₽", width: 10 },
    { id: "/reception", role: "date_field", name: "Когда удобно прийти", picker: "Открыть календарь", error: "Выберите будний день" },
    { id: "/issued", role: "date_parts", name: "Когда выдан паспорт", parts: ["День", "Месяц", "Год"], value: "2014-03-05", hint: "На странице 2", required: true, mark: "*" },
    { id: "/born2", role: "date_parts", name: "Дата рождения мамы", parts: ["День", "Месяц", "Год"], value: "5.3.", autocomplete: "bday", error: "Допишите год", mark: "(необязательно)" },
    { id: "/town", role: "combobox", name: "Город", value: "крас", options: [{ value: "1", label: "Красноярск", hint: "Красноярский край" }, { value: "2", label: "Красногорск" }], width: 30 },
    { id: "/town2", role: "combobox", name: "Улица", autocomplete: "address-line1", error: "Напишите улицу" },
    { id: "/essay", role: "text_area", name: "О себе", value: "Я", max_length: 300, room: "осталось 299 знаков" },
    { id: "/visit", role: "date_field", name: "Дата приёма", value: "03/04/2026", question: "3 апреля или 4 марта 2026 года?",
      children: [{ id: "visit-1", role: "button", name: "3 апреля 2026 года" }, { id: "visit-2", role: "button", name: "4 марта 2026 года" }, { id: "visit-0", role: "button", name: "Оставить как есть", emphasis: "quiet" }] },
    { id: "/fixed", role: "text_field", name: "Город", value: "Красноярск", read_only: true },
    { id: "/later", role: "text_field", name: "Детский сад", unavailable: "Сначала выберите район" },
    { id: "/later2", role: "select", name: "Группа", options: colours, unavailable: "Сначала выберите детский сад" },
    { id: "/later3", role: "checkbox", name: "Нужен логопед", unavailable: "Станет доступно после выбора группы" },
    { id: "/later4", role: "radio_group", name: "Смена", options: colours, unavailable: "Станет доступно после выбора группы" },
  ],
};

/** @type {Nested} */
const pieces = {
  id: "s2", role: "section", name: "Всё остальное", level: 3,
  children: [
    { id: "g", role: "group", name: "Адрес", hint: "Где вы живёте сейчас", children: [
      { id: "/street", role: "text_field", name: "Улица", autocomplete: "address-line1" },
      { id: "/house", role: "text_field", name: "Дом", width: 5 },
    ] },
    { id: "steps", role: "steps", name: "Шаги заявления", children: [
      { id: "st1", role: "item", name: "Заявитель", status: "сделано", tone: "success" },
      { id: "st2", role: "item", name: "Ребёнок", current: "Вы здесь", status: "ждём вас" },
      { id: "st3", role: "item", name: "Проверка", children: [{ id: "st3p", role: "paragraph", text: "Займёт около минуты." }] },
    ] },
    { id: "list", role: "list", name: "Что приготовить", children: [
      { id: "li1", role: "item", name: "Паспорт" },
      { id: "li2", role: "item", name: "Свидетельство о рождении" },
    ] },
    { id: "d1", role: "disclosure", name: "Почему мы спрашиваем адрес?", children: [{ id: "d1p", role: "paragraph", text: "От адреса зависит очередь." }] },
    { id: "d2", role: "disclosure", name: "Почему поле уже заполнено?", open: true, children: [{ id: "d2p", role: "paragraph", text: "Сведения из вашего профиля от 3 марта 2026 года. Их можно изменить." }] },
    { id: "n1", role: "notice", tone: "info", name: "Черновик сохранён на этом устройстве", level: 4, children: [{ id: "n1p", role: "paragraph", text: "Сегодня в 12:30. Можно закрыть страницу и вернуться." }] },
    { id: "n2", role: "notice", tone: "success", name: "Заявление отправлено", level: 4, children: [{ id: "n2p", role: "paragraph", text: "Номер 24-000123. Ответ придёт до 12 апреля." }] },
    { id: "n3", role: "notice", tone: "attention", children: [{ id: "n3p", role: "paragraph", text: "Нет связи. То, что вы ввели, сохранено и уйдёт, когда связь появится." }] },
    { id: "n4", role: "notice", tone: "danger", name: "Не получилось отправить", level: 4, children: [
      { id: "n4p", role: "paragraph", text: "Это наша ошибка. Попробуйте ещё раз через минуту." },
      { id: "n4a", role: "actions", children: [{ id: "again", role: "button", name: "Отправить ещё раз", emphasis: "primary" }] },
    ] },
    { id: "h", role: "heading", text: "Проверьте ответы", level: 4 },
    { id: "terms", role: "terms", name: "Ваши ответы", children: [
      { id: "t1", role: "term", name: "Имя ребёнка", value: "Анна", note: "Из вашего профиля", children: [{ id: "t1c", role: "button", name: "Изменить имя", emphasis: "quiet" }] },
      { id: "t2", role: "term", name: "Дата рождения", value: "25 марта 2019 года" },
      { id: "t3", role: "term", name: "Что ещё важно", value: "Аллергия на орехи,\nлекарство у воспитателя." },
    ] },
    { id: "qr", role: "qr_code", name: "Код с адресом этой страницы", shape: "5 M1 1h3v1h-3zM2 3h1v1h-1z" },
    { id: "sending", role: "progress", name: "Отправлено 40 % файла «справка.pdf»", value: "40" },
    { id: "sample", role: "sample", text: "Приём ведут с 9:30 до 18:00.", look: "--pw-ground:#000000;--pw-text:#ffffff;--pw-scale:1.5" },
    { id: "/size", role: "radio_group", name: "Размер текста", compact: true, options: [{ value: "1", label: "100 %" }, { value: "2", label: "200 %" }], value: "1" },
    { id: "/colour", role: "text_field", name: "Цвет", input_type: "color", value: "#0b3f91" },
    { id: "bars", role: "chart", name: "Оценка по каналам", text: "Выше всего по телефону, 88 из 100. Терминал не показан: мало ответов.", marks: "bars", columns: ["Канал", "Оценка из 100"],
      scale: [{ value: 0, text: "0" }, { value: 100, text: "100" }],
      series: [
        { label: "Сайт", text: "81,2 (от 79,1 до 83,2)", value: 81.2, low: 79.1, high: 83.2 },
        { label: "Телефон", text: "88 (от 84 до 92)", value: 88, low: 84, high: 92 },
        { label: "Терминал", text: "не показана: меньше 10 ответов" },
        { label: "МФЦ", text: "100,5", value: 100.5 },
      ] },
    { id: "line", role: "chart", name: "Оценка по месяцам", text: "С января по март около 80. В апреле способ расчёта другой: сравнивать нельзя.", marks: "line", columns: ["Месяц", "Оценка из 100"],
      scale: [{ value: 0, text: "0" }, { value: 100, text: "100" }], data_name: "Показать таблицу",
      series: [
        { label: "Январь", text: "80,1", value: 80.1, low: 78, high: 82.2 },
        { label: "Февраль", text: "79,6", value: 79.6, low: 77.9, high: 81 },
        { label: "Март", text: "не показана: меньше 10 ответов" },
        { label: "Апрель", text: "84,4, другой способ расчёта", value: 84.4, low: 82, high: 86, apart: true },
        { label: "Май", text: "85", value: 85 },
        { label: "Июнь", text: "86", value: 86, low: 84.5, high: 87.5 },
      ] },
    { id: "p1", role: "paragraph", text: "Consent can be withdrawn any day.", lang: "en" },
    { id: "law", role: "link", name: "Порядок приёма в детский сад", href: "https://example.org/order?a=1&b=2" },
  ],
};

/** @type {Nested} */
const buttons = {
  id: "actions", role: "actions",
  children: [
    { id: "submit", role: "button", name: "Отправить заявление", emphasis: "primary" },
    { id: "save", role: "button", name: "Сохранить и выйти" },
    { id: "help", role: "button", name: "Спросить человека", emphasis: "quiet" },
    { id: "delete", role: "button", name: "Удалить черновик", emphasis: "danger" },
    { id: "send-later", role: "button", name: "Отправить в МФЦ", unavailable: "Станет доступно, когда вернётся связь" },
  ],
};

/** @type {Nested} */
export const everyRole = {
  id: "f", role: "form", name: "Запись в детский сад",
  children: [
    { id: "intro", role: "paragraph", text: "Займёт около пяти минут. Часть ответов мы уже знаем и подставили сами." },
    { id: "errors", role: "error_summary", name: "Исправьте 2 ответа", level: 3, children: [
      { id: "errors-list", role: "list", name: "Что исправить", children: [
        { id: "e1", role: "item", children: [{ id: "e1l", role: "link", name: "Введите дату не позже сегодняшней", target: "/child/born" }] },
        { id: "e2", role: "item", children: [{ id: "e2l", role: "link", name: "Допишите адрес после знака @", target: "/mail" }] },
      ] },
    ] },
    fieldsAsTheyCome,
    pieces,
    buttons,
  ],
};

/** @type {Nested} */
export const region = { id: "r", role: "region", name: "Ход дела", level: 3, lang: "ru", children: [{ id: "rp", role: "paragraph", text: "Ждём ответа ведомства." }] };
