// Every role as HTML, to the letter; and that nothing a value holds can become markup.
#include "sdk/surface/html/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/json/json.h"

namespace portal::surface {
namespace {

using testing::HasSubstr;
using testing::Not;
using ui::Action;
using ui::Attribute;
using ui::Container;
using ui::Content;
using ui::Field;
using ui::Name;
using ui::NodePtr;
using ui::Role;

const json::Value colours = ui::options_json({{"r", "Красный", ""}, {"g", "Зелёный", "как трава"}});

Field text_field() { return Field::make(Role::text_field, "/a", Name("Имя")); }

TEST(Html, AFormIsANamedPostWithItsHeading) {
  EXPECT_EQ(to_html(Container::form("f", Name("Заявление")).build(), {.lang = "ru"}),
            R"(<form class="pw-root pw-form" id="pw-f" lang="ru" novalidate="" method="post" aria-labelledby="pw-f:title">)"
            R"(<h2 class="pw-heading" id="pw-f:title">Заявление</h2><div class="pw-body"></div></form>)");
}

TEST(Html, ARegionIsANamedSection) {
  EXPECT_EQ(to_html(Container::region("r", Name("Ход дела")).level(1).lang("en").build(), {.lang = "ru"}),
            R"(<section class="pw-root pw-region" id="pw-r" lang="en" aria-labelledby="pw-r:title">)"
            R"(<h1 class="pw-heading" id="pw-r:title">Ход дела</h1></section>)");
}

TEST(Html, ASectionHasAHeadingThatTakesFocusAndAHint) {
  EXPECT_EQ(to_html(Container::section("s", Name("Ребёнок"), 3).hint("Как в свидетельстве").build()),
            R"(<section class="pw-section" id="pw-s" aria-labelledby="pw-s:title"><h3 class="pw-heading" id="pw-s:title" tabindex="-1">Ребёнок</h3>)"
            R"(<div class="pw-hint" id="pw-s:hint">Как в свидетельстве</div></section>)");
}

TEST(Html, AGroupIsAFieldsetDescribedByItsHint) {
  EXPECT_EQ(to_html(Container::group("g", Name("Адрес")).hint("Где живёте").build()),
            R"(<fieldset class="pw-group" id="pw-g" aria-describedby="pw-g:hint"><legend class="pw-legend">Адрес</legend>)"
            R"(<div class="pw-hint" id="pw-g:hint">Где живёте</div></fieldset>)");
}

TEST(Html, StepsSayInWordsWhereYouAre) {
  EXPECT_EQ(to_html(Container::steps("t", Name("Шаги")).add(Container::item("i").current("Вы здесь").text("Проверка").build()).build()),
            R"(<ol class="pw-steps" id="pw-t" role="list" aria-label="Шаги"><li class="pw-item" id="pw-i" aria-current="step">)"
            R"(<span class="pw-current">Вы здесь</span> <span class="pw-text">Проверка</span></li></ol>)");
}

TEST(Html, AListHoldsItems) {
  EXPECT_EQ(
      to_html(Container::list("l", Name("Что нужно")).add(Container::item("i").text("Паспорт").build()).build()),
      R"(<ul class="pw-list" id="pw-l" role="list" aria-label="Что нужно"><li class="pw-item" id="pw-i"><span class="pw-text">Паспорт</span></li></ul>)");
}

TEST(Html, ADisclosureIsDetails) {
  EXPECT_EQ(
      to_html(Container::disclosure("d", Name("Почему?"), true).add(Content::paragraph("p", "Потому").build()).build()),
      R"(<details class="pw-disclosure" id="pw-d" open=""><summary class="pw-summary">Почему?</summary><p class="pw-paragraph" id="pw-p">Потому</p></details>)");
}

TEST(Html, ANoticeWithAHeadingIsANamedGroup) {
  EXPECT_EQ(to_html(Container::notice("n", "success", Name("Отправлено"), 2).build()),
            R"(<div class="pw-notice pw-tone-success" id="pw-n" tabindex="-1" role="group" aria-labelledby="pw-n:title">)"
            R"(<h2 class="pw-heading" id="pw-n:title">Отправлено</h2></div>)");
  EXPECT_EQ(to_html(Container::notice("n", "").build()), R"(<div class="pw-notice pw-tone-info" id="pw-n" tabindex="-1"></div>)");
}

TEST(Html, AnErrorSummaryLeadsToFields) {
  EXPECT_EQ(
      to_html(Container::error_summary("e", Name("Исправьте"), 2).add(Action::link_to_node("k", Name("Введите имя"), "/a").build()).build()),
      R"(<div class="pw-error-summary" id="pw-e" tabindex="-1" role="group" aria-labelledby="pw-e:title"><h2 class="pw-heading" id="pw-e:title">Исправьте</h2>)"
      R"(<a class="pw-link" id="pw-k" href="#pw-/a">Введите имя</a></div>)");
}

TEST(Html, TermsArePairsWithANoteAndActions) {
  const NodePtr term = Content::term("t", Name("Имя"), "Анна").note("Из паспорта").add(Action::button("c", Name("Изменить")).build()).build();
  EXPECT_EQ(
      to_html(Container::terms("d", Name("Ответы")).add(term).build()),
      R"(<dl class="pw-terms" id="pw-d" aria-label="Ответы"><div class="pw-term" id="pw-t"><dt class="pw-term-name">Имя</dt><dd class="pw-term-value">Анна</dd>)"
      R"(<dd class="pw-note">Из паспорта</dd><dd class="pw-term-actions"><span class="pw-button-box" id="pw-c">)"
      R"(<button class="pw-button pw-secondary" id="pw-c:control" type="button" name="press" value="c">Изменить</button></span></dd></div></dl>)");
}

TEST(Html, HeadingsAndParagraphsAreTheirOwnHosts) {
  EXPECT_EQ(to_html(Content::heading("h", Name("Дальше"), 4).build()), R"(<h4 class="pw-heading" id="pw-h">Дальше</h4>)");
  EXPECT_EQ(to_html(Content::paragraph("p", "Текст").build()), R"(<p class="pw-paragraph" id="pw-p">Текст</p>)");
}

TEST(Html, ATextFieldHasAllItsPartsInOrder) {
  const NodePtr field = text_field()
                            .value("Анна")
                            .required(true)
                            .mark("*")
                            .hint("Как в паспорте")
                            .error("Введите имя")
                            .note("Из профиля")
                            .with(Attribute::autocomplete, "given-name")
                            .with(Attribute::width, 20)
                            .with(Attribute::max_length, 10)
                            .add(Action::button("why", Name("Почему?"), "quiet").build())
                            .build();
  EXPECT_EQ(
      to_html(field),
      R"(<div class="pw-field" id="pw-/a"><label class="pw-label" id="pw-/a:label" for="pw-/a:control">Имя<span class="pw-mark" aria-hidden="true"> *</span></label>)"
      R"(<div class="pw-hint" id="pw-/a:hint">Как в паспорте</div><div class="pw-error" id="pw-/a:error">Введите имя</div>)"
      R"(<input class="pw-control" id="pw-/a:control" type="text" name="/a" aria-required="true" aria-describedby="pw-/a:hint pw-/a:error pw-/a:note" aria-invalid="true" value="Анна" autocomplete="given-name" size="20">)"
      R"(<div class="pw-count" id="pw-/a:count" aria-hidden="true">4 / 10</div><div class="pw-note" id="pw-/a:note">Из профиля</div>)"
      R"(<div class="pw-extra"><span class="pw-button-box" id="pw-why"><button class="pw-button pw-quiet" id="pw-why:control" type="button" name="press" value="why">Почему?</button></span></div></div>)");
}

TEST(Html, AnUnavailableFieldStaysFocusableAndSaysWhy) {
  const std::string html = to_html(text_field().unavailable("Сначала выберите город").build());
  EXPECT_THAT(
      html,
      HasSubstr(
          R"(<div class="pw-why" id="pw-/a:why">Сначала выберите город</div><input class="pw-control" id="pw-/a:control" type="text" name="/a" aria-describedby="pw-/a:why" aria-disabled="true" readonly="">)"));
  EXPECT_THAT(html, Not(HasSubstr(" disabled")));
}

TEST(Html, AnOptionalFieldSaysSoInItsLabel) {
  EXPECT_THAT(to_html(text_field().mark("необязательно").build()), HasSubstr(R"(Имя<span class="pw-optional"> необязательно</span></label>)"));
}

TEST(Html, TextFieldsTakeOnlyTypesThatAreALineOfText) {
  EXPECT_THAT(to_html(text_field().with(Attribute::input_type, "email").build()), HasSubstr(R"(type="email")"));
  EXPECT_THAT(to_html(text_field().with(Attribute::input_type, "submit").build()), HasSubstr(R"(type="text")"));
}

TEST(Html, NumbersAndDatesAreTextWithTheirKeyboards) {
  EXPECT_THAT(to_html(Field::make(Role::number_field, "/n", Name("Сколько")).value(12.5).build()),
              HasSubstr(R"(type="text" name="/n" value="12.5" inputmode="decimal">)"));
  EXPECT_THAT(to_html(Field::make(Role::number_field, "/n", Name("Сколько")).value(118).build()), HasSubstr(R"( value="118" )"));
  EXPECT_THAT(to_html(Field::make(Role::date_field, "/d", Name("Дата")).value("1987-03-25").build()),
              HasSubstr(R"(value="25.03.1987" inputmode="numeric" size="10">)"));
  EXPECT_THAT(to_html(Field::make(Role::date_field, "/d", Name("Дата")).value("25 марта").build()), HasSubstr(R"(value="25 марта")"));
}

TEST(Html, ATextAreaKeepsItsFirstLineFeed) {
  EXPECT_THAT(to_html(Field::make(Role::text_area, "/t", Name("Текст")).value("\nа").build()),
              HasSubstr("<textarea class=\"pw-control\" id=\"pw-/t:control\" name=\"/t\" rows=\"4\">\n\nа</textarea>"));
}

TEST(Html, ASelectBeginsWithNothingChosen) {
  EXPECT_THAT(
      to_html(Field::choice(Role::select, "/c", Name("Цвет"), colours.array()).value("g").build()),
      HasSubstr(
          R"(<select class="pw-control" id="pw-/c:control" name="/c"><option value=""></option><option value="r">Красный</option><option value="g" selected="">Зелёный</option></select>)"));
}

TEST(Html, ARadioGroupIsANamedRadiogroupOfWholeLabels) {
  EXPECT_EQ(
      to_html(Field::choice(Role::radio_group, "/c", Name("Цвет"), colours.array()).value("g").required(true).error("Выберите").build()),
      R"(<fieldset class="pw-field pw-choices" id="pw-/c" aria-describedby="pw-/c:error" role="radiogroup" aria-required="true" aria-invalid="true">)"
      R"(<legend class="pw-label" id="pw-/c:label">Цвет</legend><div class="pw-error" id="pw-/c:error">Выберите</div>)"
      R"(<div class="pw-choice"><input class="pw-control" id="pw-/c:0" type="radio" name="/c" value="r"><label for="pw-/c:0">Красный</label></div>)"
      R"(<div class="pw-choice"><input class="pw-control" id="pw-/c:1" type="radio" name="/c" value="g" checked="" aria-describedby="pw-/c:1:hint">)"
      R"(<label for="pw-/c:1">Зелёный</label><div class="pw-hint" id="pw-/c:1:hint">как трава</div></div></fieldset>)");
}

TEST(Html, ACheckboxGroupHoldsSeveral) {
  const std::string html = to_html(
      Field::choice(Role::checkbox_group, "/c", Name("Цвета"), colours.array()).value(json::Array{"r", "g"}).required(true).mark("*").build());
  EXPECT_THAT(html, HasSubstr(R"(<input class="pw-control" id="pw-/c:0" type="checkbox" name="/c" value="r" checked="">)"));
  EXPECT_THAT(html,
              HasSubstr(R"(<input class="pw-control" id="pw-/c:1" type="checkbox" name="/c" value="g" checked="" aria-describedby="pw-/c:1:hint">)"));
  EXPECT_THAT(html, HasSubstr(R"(<span class="pw-mark"> *</span>)"));
}

TEST(Html, ACheckboxStandsBeforeItsLabel) {
  EXPECT_EQ(
      to_html(Field::make(Role::checkbox, "/y", Name("Согласен")).checked(true).note("Из черновика").build()),
      R"(<div class="pw-field pw-check" id="pw-/y"><div class="pw-choice"><input class="pw-control" id="pw-/y:control" type="checkbox" name="/y" aria-describedby="pw-/y:note" value="on" checked="">)"
      R"(<label class="pw-label" id="pw-/y:label" for="pw-/y:control">Согласен</label></div><div class="pw-note" id="pw-/y:note">Из черновика</div></div>)");
}

TEST(Html, AFileFieldListsWhatWasGiven) {
  EXPECT_THAT(
      to_html(Field::make(Role::file_field, "/f", Name("Скан"))
                  .value(json::Array{"a.pdf", "b.pdf"})
                  .with(Attribute::accept, ".pdf")
                  .with(Attribute::multiple, true)
                  .build()),
      HasSubstr(
          R"(<input class="pw-control" id="pw-/f:control" type="file" name="/f" aria-describedby="pw-/f:files" accept=".pdf" multiple=""><div class="pw-files" id="pw-/f:files">a.pdf, b.pdf</div>)"));
}

TEST(Html, AnUnavailableButtonSaysWhyAndStaysFocusable) {
  EXPECT_EQ(
      to_html(Action::button("submit", Name("Отправить"), "primary").unavailable("Нет связи").build()),
      R"(<span class="pw-button-box" id="pw-submit"><button class="pw-button pw-primary" id="pw-submit:control" type="submit" name="press" value="submit" aria-disabled="true" aria-describedby="pw-submit:why">Отправить</button>)"
      R"(<span class="pw-why" id="pw-submit:why">Нет связи</span></span>)");
}

TEST(Html, ALinkThatIsNotSafeIsPlainText) {
  EXPECT_EQ(to_html(Action::link("k", Name("Закон"), "https://example.org/?a=1&b=2").build()),
            R"(<a class="pw-link" id="pw-k" href="https://example.org/?a=1&amp;b=2">Закон</a>)");
  EXPECT_EQ(to_html(Action::link("k", Name("Закон"), "javascript:alert(1)").build()), R"(<a class="pw-link" id="pw-k">Закон</a>)");
}

TEST(Html, AFormThatIsPostedWithoutScriptSubmitsByEveryButton) {
  const NodePtr form = Container::form("f", Name("Заявление")).add(Action::button("more", Name("Ещё")).build()).build();
  const std::string html = to_html(form, {.action = "/apply", .enctype = "multipart/form-data", .hidden = {{"draft", "\"7\""}}});
  EXPECT_THAT(html, HasSubstr(R"( method="post" action="/apply" enctype="multipart/form-data" )"));
  EXPECT_THAT(html,
              HasSubstr(R"(</h2><button class="pw-default" type="submit" name="press" value="submit" tabindex="-1" aria-hidden="true"></button>)"));
  EXPECT_THAT(html, HasSubstr(R"(type="submit" name="press" value="more")"));
  EXPECT_THAT(html, HasSubstr(R"(<input type="hidden" name="draft" value="&quot;7&quot;"></form>)"));
}

TEST(Html, NamesOfALaterWidgetBeginWithItsPrefix) {
  EXPECT_THAT(to_html(text_field().build(), {.prefix = "pw2-"}), HasSubstr(R"(id="pw2-/a:control" type="text" name="pw2-/a")"));
}

// No value of a node can be more than text: take away what we write ourselves and no "<" or quote is left.
TEST(Html, HostileTextInEveryAttributeRendersAsText) {
  const std::string evil = "\"><script>alert('&')</script>\xC0\x80\xED\xA0\x80\xFF" + std::string(1, '\0') + "\r</textarea>";
  const std::string harmless =
      "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/"
      "script&gt;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD&#13;&lt;/textarea&gt;";
  const json::Value options = ui::options_json({{evil, evil, evil}});
  const auto hostile = [&](Field field) {
    for (const Attribute attribute : {Attribute::value, Attribute::mark, Attribute::hint, Attribute::error, Attribute::note, Attribute::unavailable,
                                      Attribute::autocomplete, Attribute::input_mode, Attribute::input_type, Attribute::accept, Attribute::lang})
      field.with(attribute, evil);
    return field.build();
  };
  Container form = Container::form("f", Name(evil));
  form.lang(evil)
      .add(Container::notice("n", evil, Name(evil), 2).build())
      .add(Container::list("l", Name(evil)).add(Container::item("i").current(evil).text(evil).build()).build());
  form.add(Content::term("t", Name(evil), evil).note(evil).build()).add(Action::button("b", Name(evil), evil).unavailable(evil).build());
  form.add(Action::link_to_node("k", Name(evil), evil).build()).add(Action::link("h", Name(evil), "https:" + evil).build());
  for (const Role role : {Role::text_field, Role::text_area, Role::number_field, Role::date_field, Role::checkbox, Role::file_field})
    form.add(hostile(Field::make(role, ui::node_id(evil + std::string(ui::name_of(role))), Name(evil))));
  for (const Role role : {Role::select, Role::radio_group, Role::checkbox_group})
    form.add(hostile(Field::choice(role, ui::name_of(role), Name(evil), options.array())));
  std::string html = to_html(form.build(), {.prefix = "x-", .lang = evil, .action = evil, .enctype = evil, .hidden = {{evil, evil}}});
  EXPECT_THAT(html, HasSubstr(harmless));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("'")));
  EXPECT_EQ(html.find('\0'), std::string::npos);
  EXPECT_EQ(html.find('\xFF'), std::string::npos);
  std::size_t closings = 0;  // the only </textarea> is our own
  for (std::size_t at = html.find("</textarea>"); at != std::string::npos; at = html.find("</textarea>", at + 1)) ++closings;
  EXPECT_EQ(closings, 1U);
}

TEST(Html, AChartIsATableWithMarksThatOnlyTheEyeGets) {  // [R 54]
  const std::string html = to_html(ui::Chart::bars("c", Name("Оценка"), Name("Выше по телефону"), Name("Канал"), Name("Из 100"), {0, "0", 200, "200"},
                                                   {{"Сайт", "81,2", 81.2, std::pair(79.2, 83.2)}, {"Терминал", "мало ответов", {}, {}}})
                                       .build());
  EXPECT_EQ(
      html,
      R"(<figure class="pw-chart" id="pw-c" aria-labelledby="pw-c:title"><figcaption class="pw-chart-title" id="pw-c:title">Оценка</figcaption>)"
      R"(<p class="pw-chart-summary" id="pw-c:summary">Выше по телефону</p><table class="pw-table"><thead class="pw-table-head"><tr class="pw-row">)"
      R"(<th class="pw-th" scope="col">Канал</th><th class="pw-th" scope="col">Из 100</th></tr></thead><tbody class="pw-table-body"><tr class="pw-row">)"
      R"(<th class="pw-th" scope="row">Сайт</th><td class="pw-td"><span class="pw-td-text">81,2</span><svg class="pw-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">)"
      R"(<path class="pw-bar-mark" d="M0 2H406V18H0Z"></path><path class="pw-whisker" d="M396 10H416M396 5V15M416 5V15"></path></svg>)"
      R"(</td></tr><tr class="pw-row"><th class="pw-th" scope="row">Терминал</th><td class="pw-td">)"
      R"(<span class="pw-td-text">мало ответов</span></td></tr></tbody></table></figure>)");
}

TEST(Html, ALineIsBrokenWhereANumberIsMissingAndWherePointsCannotBeCompared) {
  const auto point = [](double value, bool apart = false) { return ui::ChartPoint{"м", "т", value, std::pair(value - 10, value + 10), apart}; };
  const std::string html = to_html(ui::Chart::line("c", Name("Оценка"), Name("Ровно"), Name("Месяц"), Name("Из 100"), {0, "0", 100, "100"},
                                                   {point(50), point(60), {"м", "мало", {}, {}}, point(70), point(80, true)}, Name("Таблица"))
                                       .build());
  EXPECT_THAT(html, HasSubstr(R"(<path class="pw-line-mark" d="M100 150L300 120M700 90M900 60"></path>)"));
  EXPECT_THAT(html, HasSubstr(R"(<path class="pw-band" d="M100 120L300 90L300 150L100 180ZM700 60V120M900 30V90"></path>)"));
  EXPECT_THAT(html, HasSubstr(R"(<path class="pw-apart" d="M800 0V300"></path>)"));
  EXPECT_THAT(html, HasSubstr(R"(<path class="pw-dots" d="M100 150h0M300 120h0M700 90h0M900 60h0"></path>)"));
  EXPECT_THAT(html, HasSubstr(R"(<summary class="pw-summary">Таблица</summary><table)"));
}

TEST(Html, ATreeOfAnyDepthIsDrawn) {
  NodePtr node = Content::paragraph("p", "дно").build();
  for (int i = 0; i < 5000; ++i) node = Container::disclosure("d" + std::to_string(i), Name("Глубже"), false).add(node).build();
  const std::string html = to_html(node);
  EXPECT_THAT(html, HasSubstr("дно</p></details></details>"));
}

}  // namespace
}  // namespace portal::surface
