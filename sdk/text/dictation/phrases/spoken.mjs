// Phrases written by hand, more than 400 lines because people say one thing in many ways. Columns as in make.mjs; the day is Tuesday 2026-11-24.

export const SPOKEN_RU = `
number	сто двадцать три	123
number	пятьсот	500
number	ноль	0
number	пять	5
number	пятеро	5
number	двое	2
number	трое детей	3
number	двадцать одна	21
number	нас четверо	4
number	один два три	123
number	один ноль пять	105
number	минус пятнадцать	-15
number	минус три с половиной	-3.5
number	полтора	1.5
number	полторы	1.5
number	два с половиной	2.5
number	пять с половиной	5.5
number	половина	0.5
number	две целых пять десятых	2.5
number	ноль целых двадцать пять сотых	0.25
number	сорок две целых семьдесят пять сотых	42.75
number	тридцать шесть и шесть	36.6
number	сорок четыре запятая пять	44.5
number	сорок четыре точка пять	44.5
number	тысяча	1000
number	тыща	1000
number	полторы тысячи	1500
number	две с половиной тысячи	2500
number	полмиллиона	500000
number	полтора миллиона	1500000
number	миллион двести	1000200
number	тысяча сто	1100
number	две тыщи пятьсот	2500
number	сто тысяч	100000
number	пять тысяч двести двадцать	5220
number	где-то сорок	40
number	около пятидесяти	50
number	примерно сто двадцать	120
number	ну наверное семь	7
number	их двенадцать штук	12
number	двенадцать человек	12
number	шестнадцать лет	16
number	мне тридцать два года	32
number	площадь сорок пять метров	45
number	в количестве восьми	8
number	восьмидесяти трёх	83
number	девяноста девяти	99
number	двухсот сорока	240
number	тремястами двадцатью	320
number	о пятистах	500
number	шестьюдесятью семью	67
number	пятьдесят два запятая три	52.3
number	1 234	1234
number	12,5	12.5
number	1 250 000	1250000
number	5 тысяч	5000
number	5 тысяч 300	5300
number	3 с половиной	3.5
number	2 миллиона	2000000
number	десяток	10
number	дюжина	12
number	пара	2
number	сотня	100
number	два десятка	20
number	один	1
number	одного	1
number	одну	1
number	две тысячи двадцать шесть	2026
date	двадцать пятое марта тысяча девятьсот восемьдесят седьмого года	1987-03-25
date	25 марта 87-го	1987-03-25
date	двадцать пятого марта восемьдесят седьмого	1987-03-25
date	первое января двухтысячного года	2000-01-01
date	первого января двухтысячного	2000-01-01
date	тридцать первое декабря две тысячи пятого года	2005-12-31
date	восьмое марта две тысячи первого	2001-03-08
date	третье сентября девяносто девятого	1999-09-03
date	седьмого ноября семнадцатого года	2017-11-07
date	десятое десятое две тысячи десятого	2010-10-10
date	двенадцатого шестого девяносто первого	1991-06-12
date	ноль пять ноль девять семьдесят восемь	1978-09-05
date	двадцать восемь ноль два две тысячи три	2003-02-28
date	пятого мая две тысячи двадцать шестого	2026-05-05
date	двадцать девятое февраля две тысячи двадцать четвертого года	2024-02-29
date	в тысяча девятьсот девяностом году пятого июня	1990-06-05
date	тысяча девятьсот девяностый год пятое июня	1990-06-05
date	марта двадцать пятого тысяча девятьсот восемьдесят седьмого	1987-03-25
date	25 мар 1987	1987-03-25
date	25 марта 1987 г	1987-03-25
date	25 III 1987	1987-03-25
date	25.III.1987	1987-03-25
date	25-03-1987	1987-03-25
date	25 03 87	1987-03-25
date	25.03.87	1987-03-25
date	25031987	1987-03-25
date	1987.03.25	1987-03-25
date	25/3/1987	1987-03-25
date	25 марта 1987года	1987-03-25
date	25марта1987	1987-03-25
date	25 МАРТА 1987	1987-03-25
date	сегодня	2026-11-24
date	сегодняшнее число	2026-11-24
date	завтра	2026-11-25
date	послезавтра	2026-11-26
date	вчера	2026-11-23
date	позавчера	2026-11-22
date	завтрашний день	2026-11-25
date	через день	2026-11-26
date	через два дня	2026-11-26
date	через три дня	2026-11-27
date	через пять дней	2026-11-29
date	через десять дней	2026-12-04
date	через неделю	2026-12-01
date	через две недели	2026-12-08
date	через полторы недели	2026-12-05
date	через месяц	2026-12-24
date	через два месяца	2027-01-24
date	через полгода	2027-05-24
date	через год	2027-11-24
date	через два года	2028-11-24
date	через сто дней	2027-03-04
date	три дня назад	2026-11-21
date	неделю назад	2026-11-17
date	две недели назад	2026-11-10
date	месяц назад	2026-10-24
date	год назад	2025-11-24
date	пять лет назад	2021-11-24
date	десять дней тому назад	2026-11-14
date	3 дня назад	2026-11-21
date	через 3 дня	2026-11-27
date	в среду	2026-11-25
date	в эту пятницу	2026-11-27
date	в субботу	2026-11-28
date	в воскресенье	2026-11-29
date	в понедельник	2026-11-30
date	в ближайший понедельник	2026-11-30
date	в следующий понедельник	2026-11-30
date	в следующую пятницу	2026-12-04
date	в следующий четверг	2026-12-03
date	в прошлую пятницу	2026-11-20
date	в прошлый понедельник	2026-11-16
date	на следующей неделе в среду	2026-12-02
date	в среду на следующей неделе	2026-12-02
date	в пятницу на прошлой неделе	2026-11-20
date	первого декабря	2026-12-01
date	тридцатого ноября	2026-11-30
date	двадцать пятого числа	2026-11-25
date	тридцатого числа	2026-11-30
date	пятого числа следующего месяца	2026-12-05
date	первого числа следующего месяца	2026-12-01
date	десятого числа прошлого месяца	2026-10-10
date	двадцатого числа этого месяца	2026-11-20
date	первое января следующего года	2027-01-01
date	первого сентября прошлого года	2025-09-01
date	девятого мая этого года	2026-05-09
date	тридцать первого декабря текущего года	2026-12-31
date	последний день месяца	2026-11-30
date	в конце месяца	2026-11-30
date	давайте завтра	2026-11-25
date	ну пусть будет послезавтра	2026-11-26
date	это было вчера	2026-11-23
date	запишите на пятое декабря	2026-12-05
date	паспорт выдан пятого апреля две тысячи седьмого года	2007-04-05
date	моя дата рождения седьмое июля тысяча девятьсот шестьдесят второго года	1962-07-07
date	я родилась двенадцатого октября сорок пятого года	1945-10-12
date	где-то пятое мая тысяча девятьсот семидесятого	1970-05-05
phone	плюс семь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь	+79161234567
phone	восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь	+79161234567
phone	восемь девять один шесть один два три четыре пять шесть семь	+79161234567
phone	девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь	+79161234567
phone	восемь девятьсот три ноль ноль пять ноль один ноль два	+79030050102
phone	восемь девятьсот двадцать три два нуля пять сорок один ноль два	+79230054102
phone	восемь девятьсот двадцать три три пятёрки двенадцать ноль ноль	+79235551200
phone	восемь девятьсот двадцать девять две пятерки ноль тридцать тридцать	+79295503030
phone	восемь восемьсот пятьсот пятьдесят пять тридцать пять тридцать пять	+78005553535
phone	восемь восемьсот пять пять пять тридцать пять тридцать пять	+78005553535
phone	восемь четыреста девяносто пять сто двадцать три сорок пять шестьдесят семь	+74951234567
phone	восемь триста девяносто один двести двенадцать тридцать четыре пятьдесят шесть	+73912123456
phone	+7 (916) 123-45-67	+79161234567
phone	8 916 123 45 67	+79161234567
phone	89161234567	+79161234567
phone	запишите телефон восемь девятьсот восемь двести десять одиннадцать двенадцать	+79082101112
phone	мой телефон плюс семь девятьсот тридцать два ноль сорок пять ноль ноль девятнадцать	+79320450019
phone	семь девятьсот пять семьсот семьдесят семь ноль семь ноль семь	+79057770707
phone	восемь девятьсот один сто двадцать тридцать сорок	+79011203040
phone	восемь девятьсот десять четыреста пять двадцать ноль один	+79104052001
email	иван точка петров собака яндекс точка ру	ivan.petrov@yandex.ru
email	иван собака мейл ру	ivan@mail.ru
email	анна нижнее подчёркивание семёнова собака мейл точка ру	anna_semenova@mail.ru
email	инфо собака пример точка рф	info@пример.рф
email	ivan.petrov@yandex.ru	ivan.petrov@yandex.ru
email	Ivan.Petrov@Yandex.ru	Ivan.Petrov@yandex.ru
email	моя почта иван точка петров собака яндекс точка ру	ivan.petrov@yandex.ru
email	электронная почта мария собака рамблер точка ру	mariya@rambler.ru
email	ivan.petrov собака gmail.com	ivan.petrov@gmail.com
email	ivan собака яндекс точка ру	ivan@yandex.ru
email	иван собака аутлук точка ком	ivan@outlook.com
email	олег собака айклауд точка ком	oleg@icloud.com
email	олег восемьдесят пять собака гмейл точка ком	oleg85@gmail.com
email	эй би си собака яндекс точка ру	abc@yandex.ru
email	и петров собака яндекс точка ру	ipetrov@yandex.ru
email	анна два ноль ноль пять собака мейл точка ру	anna2005@mail.ru
email	админ собака портал точка гов точка ру	admin@portal.gov.ru
email	почта собака госуслуги точка ру	pochta@gosuslugi.ru
email	иван плюс работа собака гмейл точка ком	ivan+rabota@gmail.com
snils	сто двенадцать двести тридцать три четыреста сорок пять девяносто пять	11223344595
snils	один один два два три три четыре четыре пять девять пять	11223344595
snils	112-233-445 95	11223344595
snils	11223344595	11223344595
snils	снилс сто двенадцать тире двести тридцать три тире четыреста сорок пять девяносто пять	11223344595
snils	ноль восемьдесят семь шестьсот пятьдесят четыре триста три ноль ноль	08765430300
snils	мой снилс 087 654 303 00	08765430300
passport	сорок пять десять сто двадцать три четыреста пятьдесят шесть	4510123456
passport	серия сорок пять десять номер сто двадцать три четыреста пятьдесят шесть	4510123456
passport	серия сорок пять ноль шесть номер двенадцать тридцать четыре пятьдесят шесть	4506123456
passport	ноль четыре ноль семь девятьсот девять ноль ноль один	0407909001
passport	45 10 123456	4510123456
passport	4510 123456	4510123456
passport	серия 45 10 № 123456	4510123456
passport	четыре пять один ноль один два три четыре пять шесть	4510123456
passport	паспорт ноль четыре двенадцать три шестёрки два нуля один	0412666001
digits	шестьсот шестьдесят ноль ноль один	660001
digits	шесть шесть ноль ноль ноль один	660001
digits	660 001	660001
digits	шестьсот шестьдесят ноль сорок девять	660049
digits	шесть шестёрок	666666
digits	код сто двадцать три тире четыреста пятьдесят шесть	123456
digits	два четыре шесть ноль	2460
digits	двадцать четыре шестьдесят	2460
digits	семьсот семь	707
money	сто рублей	100 RUB
money	пять тысяч рублей	5000 RUB
money	пять тысяч	5000 RUB
money	тысяча двести рублей пятьдесят копеек	1200.50 RUB
money	полторы тысячи рублей	1500 RUB
money	полторы тысячи	1500 RUB
money	три с половиной тысячи	3500 RUB
money	три с половиной тысячи рублей	3500 RUB
money	полмиллиона	500000 RUB
money	миллион рублей	1000000 RUB
money	полтора миллиона рублей	1500000 RUB
money	два миллиона триста тысяч	2300000 RUB
money	пять тыщ	5000 RUB
money	пятьдесят копеек	0.50 RUB
money	рубль	1 RUB
money	один рубль одна копейка	1.01 RUB
money	рубль двадцать	1.20 RUB
money	сто рублей и десять копеек	100.10 RUB
money	сто долларов	100 USD
money	двадцать евро	20 EUR
money	сто двадцать евро пятьдесят центов	120.50 EUR
money	1200 рублей	1200 RUB
money	1 200 руб	1200 RUB
money	1 200,50 руб.	1200.50 RUB
money	1200 рублей 50 копеек	1200.50 RUB
money	5 тысяч	5000 RUB
money	5 тыс. рублей	5000 RUB
money	1,5 млн рублей	1500000 RUB
money	доход тридцать пять тысяч рублей в месяц	35000 RUB
money	зарплата сорок две тысячи	42000 RUB
money	примерно двадцать тысяч рублей	20000 RUB
money	двадцать пять тысяч триста рублей ноль копеек	25300 RUB
money	восемнадцать тысяч шестьсот двенадцать рублей семьдесят четыре копейки	18612.74 RUB
yes_no	да	yes
yes_no	ага	yes
yes_no	угу	yes
yes_no	да да	yes
yes_no	да, конечно	yes
yes_no	конечно	yes
yes_no	конечно да	yes
yes_no	верно	yes
yes_no	всё верно	yes
yes_no	все правильно	yes
yes_no	правильно	yes
yes_no	так и есть	yes
yes_no	именно	yes
yes_no	именно так	yes
yes_no	точно	yes
yes_no	согласен	yes
yes_no	согласна	yes
yes_no	я согласен	yes
yes_no	подтверждаю	yes
yes_no	разумеется	yes
yes_no	безусловно	yes
yes_no	хорошо	yes
yes_no	ладно	yes
yes_no	давайте	yes
yes_no	окей	yes
yes_no	ок	yes
yes_no	есть	yes
yes_no	имеется	yes
yes_no	был	yes
yes_no	да, есть	yes
yes_no	не возражаю	yes
yes_no	не против	yes
yes_no	я не против	yes
yes_no	ну да	yes
yes_no	да, верно	yes
yes_no	да, подтверждаю	yes
yes_no	нет	no
yes_no	неа	no
yes_no	не	no
yes_no	нет нет	no
yes_no	нет, конечно	no
yes_no	конечно нет	no
yes_no	конечно, нет	no
yes_no	разумеется нет	no
yes_no	неверно	no
yes_no	не верно	no
yes_no	это неправильно	no
yes_no	не согласен	no
yes_no	не согласна	no
yes_no	я не согласна	no
yes_no	не подтверждаю	no
yes_no	отказываюсь	no
yes_no	против	no
yes_no	я против	no
yes_no	не надо	no
yes_no	не нужно	no
yes_no	не хочу	no
yes_no	ни в коем случае	no
yes_no	никогда	no
yes_no	ни за что	no
yes_no	нету	no
yes_no	не было	no
yes_no	не имеется	no
yes_no	нет, спасибо	no
yes_no	совсем нет	no
yes_no	нет, не верно	no
yes_no	да нет	?
yes_no	не знаю	?
yes_no	может быть	?
yes_no	не уверен	?
yes_no	наверное	?
yes_no	затрудняюсь ответить	?
yes_no	вчера	?
choice	первый	1	Почта|Лично в МФЦ|На портале
choice	первое	1	Почта|Лично в МФЦ|На портале
choice	второй вариант	2	Почта|Лично в МФЦ|На портале
choice	вариант два	2	Почта|Лично в МФЦ|На портале
choice	номер три	3	Почта|Лично в МФЦ|На портале
choice	третий пункт	3	Почта|Лично в МФЦ|На портале
choice	последний	3	Почта|Лично в МФЦ|На портале
choice	самый последний	3	Почта|Лично в МФЦ|На портале
choice	предпоследний	2	Почта|Лично в МФЦ|На портале
choice	2	2	Почта|Лично в МФЦ|На портале
choice	почтой	1	Почта|Лично в МФЦ|На портале
choice	по почте	1	Почта|Лично в МФЦ|На портале
choice	в мфц	2	Почта|Лично в МФЦ|На портале
choice	лично	2	Почта|Лично в МФЦ|На портале
choice	лично в мфц	2	Почта|Лично в МФЦ|На портале
choice	на портале	3	Почта|Лично в МФЦ|На портале
choice	через портал	3	Почта|Лично в МФЦ|На портале
choice	мужской	1	Мужской|Женский
choice	женский	2	Мужской|Женский
choice	женский пол	2	Мужской|Женский
choice	мужчина	1	Мужской|Женский
choice	женщина	2	Мужской|Женский
choice	замужем	1	Состою в браке, замужем|Не состою в браке|Вдова
choice	не состою	2	Состою в браке, замужем|Не состою в браке|Вдова
choice	не состою в браке	2	Состою в браке, замужем|Не состою в браке|Вдова
choice	вдова	3	Состою в браке, замужем|Не состою в браке|Вдова
choice	красноярский край	1	Красноярский край|Краснодарский край|Республика Тыва
choice	красноярский	1	Красноярский край|Краснодарский край|Республика Тыва
choice	в краснодарском крае	2	Красноярский край|Краснодарский край|Республика Тыва
choice	тыва	3	Красноярский край|Краснодарский край|Республика Тыва
choice	республика тыва	3	Красноярский край|Краснодарский край|Республика Тыва
choice	край	?	Красноярский край|Краснодарский край|Республика Тыва
choice	московская область	?	Красноярский край|Краснодарский край|Республика Тыва
choice	собственность	1	Собственность|Аренда|Безвозмездное пользование
choice	в собственности	1	Собственность|Аренда|Безвозмездное пользование
choice	аренда	2	Собственность|Аренда|Безвозмездное пользование
choice	арендую	2	Собственность|Аренда|Безвозмездное пользование
choice	я арендую	2	Собственность|Аренда|Безвозмездное пользование
choice	безвозмездное	3	Собственность|Аренда|Безвозмездное пользование
choice	по договору безвозмездного пользования	3	Собственность|Аренда|Безвозмездное пользование
choice	паспорт	1	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	загранпаспорт	2	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	свидетельство о рождении	3	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	свидетельство	3	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	выбираю второе	2	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	паспорт гражданина	1	Паспорт гражданина|Загранпаспорт|Свидетельство о рождении
choice	пенсионер	1	Пенсионер|Инвалид второй группы|Инвалид третьей группы
choice	инвалид второй группы	2	Пенсионер|Инвалид второй группы|Инвалид третьей группы
choice	третьей группы	3	Пенсионер|Инвалид второй группы|Инвалид третьей группы
choice	инвалид	?	Пенсионер|Инвалид второй группы|Инвалид третьей группы
choice	ежемесячно	1	Ежемесячно|Раз в квартал|Раз в год
choice	раз в квартал	2	Ежемесячно|Раз в квартал|Раз в год
choice	каждый квартал	2	Ежемесячно|Раз в квартал|Раз в год
choice	раз в год	3	Ежемесячно|Раз в квартал|Раз в год
choice	на карту	1	На карту|На счёт|Почтовым переводом
choice	на банковскую карту	1	На карту|На счёт|Почтовым переводом
choice	на счет	2	На карту|На счёт|Почтовым переводом
choice	почтовым переводом	3	На карту|На счёт|Почтовым переводом
choice	переводом	3	На карту|На счёт|Почтовым переводом
choice	почтовый перевод пожалуйста	3	На карту|На счёт|Почтовым переводом
house	дом 5 дробь 2	5/2
house	дом пять дробь два	5/2
house	дом двадцать пять	25
house	двадцать пять	25
house	двадцать пять а	25А
house	сто двадцать первый дом	121
house	дом сто один корпус два	101 корпус 2
house	владение семь	7
house	5/2	5/2
house	12а	12А
house	12 А	12А
house	дом номер семь	7
house	дом семь корпус а	7 корпус А
`;

export const SPOKEN_EN = `
number	one hundred and twenty-three	123
number	one hundred twenty three	123
number	a hundred	100
number	a thousand	1000
number	five hundred	500
number	zero	0
number	minus fifteen	-15
number	negative five	-5
number	two and a half	2.5
number	one and a half	1.5
number	half	0.5
number	one and a half thousand	1500
number	two and a half million	2500000
number	half a million	500000
number	one point five	1.5
number	thirty-six point six	36.6
number	zero point two five	0.25
number	point five	0.5
number	twelve hundred	1200
number	one two three	123
number	one oh five	105
number	double five	55
number	triple seven	777
number	a dozen	12
number	about forty	40
number	I am thirty-two years old	32
number	twelve people	12
number	twenty first	21
number	a couple	2
number	1,234	1234
number	1,250,000	1250000
number	12.5	12.5
number	5 thousand	5000
number	three quarters	0.75
number	a quarter	0.25
number	two thousand and twenty-six	2026
date	March twenty-fifth nineteen eighty-seven	1987-03-25
date	the twenty-fifth of March nineteen eighty-seven	1987-03-25
date	March 25, 1987	1987-03-25
date	25 March 1987	1987-03-25
date	Mar 25 1987	1987-03-25
date	25th of March, 1987	1987-03-25
date	January first two thousand	2000-01-01
date	the first of January two thousand and five	2005-01-01
date	May fifth twenty twenty-six	2026-05-05
date	the second of June twenty ten	2010-06-02
date	July fourth seventy-six	1976-07-04
date	1987-03-25	1987-03-25
date	3/25/1987	1987-03-25
date	25/03/1987	1987-03-25
date	25.03.1987	1987-03-25
date	today	2026-11-24
date	tomorrow	2026-11-25
date	the day after tomorrow	2026-11-26
date	yesterday	2026-11-23
date	the day before yesterday	2026-11-22
date	in three days	2026-11-27
date	in 3 days	2026-11-27
date	in a week	2026-12-01
date	in two weeks	2026-12-08
date	in a month	2026-12-24
date	in six months	2027-05-24
date	in a year	2027-11-24
date	three days ago	2026-11-21
date	a week ago	2026-11-17
date	two months ago	2026-09-24
date	a year ago	2025-11-24
date	a week from today	2026-12-01
date	two days from now	2026-11-26
date	a week from tomorrow	2026-12-02
date	on Friday	2026-11-27
date	this Friday	2026-11-27
date	next Friday	2026-12-04
date	next Monday	2026-11-30
date	last Friday	2026-11-20
date	on Wednesday next week	2026-12-02
date	next week on Wednesday	2026-12-02
date	December first	2026-12-01
date	the first of December	2026-12-01
date	May ninth this year	2026-05-09
date	September first last year	2025-09-01
date	January first next year	2027-01-01
date	the fifth of next month	2026-12-05
date	the tenth of last month	2026-10-10
date	the last day of the month	2026-11-30
date	the end of the month	2026-11-30
date	twenty-fifth of the third nineteen eighty-seven	1987-03-25
phone	plus seven nine one six one two three four five six seven	+79161234567
phone	eight nine one six one two three forty-five sixty-seven	+79161234567
phone	nine one six one two three four five six seven	+79161234567
phone	eight eight hundred five five five thirty-five thirty-five	+78005553535
phone	plus seven nine oh three double oh five oh one oh two	+79030050102
phone	my number is plus seven nine two three triple five twelve zero zero	+79235551200
phone	+7 916 123-45-67	+79161234567
email	john dot smith at gmail dot com	john.smith@gmail.com
email	john smith at gmail dot com	johnsmith@gmail.com
email	john underscore smith at mail dot ru	john_smith@mail.ru
email	john eighty five at yandex dot ru	john85@yandex.ru
email	john.smith@gmail.com	john.smith@gmail.com
email	my email is kate at outlook dot com	kate@outlook.com
email	j smith at icloud dot com	jsmith@icloud.com
email	a b c at yandex dot ru	abc@yandex.ru
email	peter plus work at gmail dot com	peter+work@gmail.com
snils	one one two two three three four four five nine five	11223344595
snils	112 233 445 95	11223344595
snils	one one two dash two three three dash four four five ninety-five	11223344595
passport	forty-five ten one two three four five six	4510123456
passport	series forty-five ten number one two three four five six	4510123456
passport	4510 123456	4510123456
digits	six six zero zero zero one	660001
digits	six six triple zero one	660001
digits	double six triple oh one	660001
digits	six sixty oh forty-nine	660049
money	one hundred rubles	100 RUB
money	a hundred rubles	100 RUB
money	one thousand two hundred rubles and fifty kopecks	1200.50 RUB
money	twelve dollars and fifty cents	12.50 USD
money	fifty cents	0.50 USD
money	one and a half thousand rubles	1500 RUB
money	half a million rubles	500000 RUB
money	one and a half million	1500000 RUB
money	$12.50	12.50 USD
money	1,200.50 rubles	1200.50 RUB
money	five thousand	5000 RUB
money	about twenty thousand rubles	20000 RUB
money	a ruble	1 RUB
money	twenty euros	20 EUR
yes_no	yes	yes
yes_no	yeah	yes
yes_no	yep	yes
yes_no	sure	yes
yes_no	of course	yes
yes_no	yes, of course	yes
yes_no	that's right	yes
yes_no	correct	yes
yes_no	right	yes
yes_no	exactly	yes
yes_no	I agree	yes
yes_no	I do	yes
yes_no	I confirm	yes
yes_no	okay	yes
yes_no	fine	yes
yes_no	absolutely	yes
yes_no	I don't mind	yes
yes_no	no problem	yes
yes_no	no	no
yes_no	nope	no
yes_no	no thanks	no
yes_no	no, thank you	no
yes_no	of course not	no
yes_no	absolutely not	no
yes_no	not at all	no
yes_no	that's wrong	no
yes_no	that is not right	no
yes_no	incorrect	no
yes_no	not correct	no
yes_no	I don't agree	no
yes_no	I do not agree	no
yes_no	I disagree	no
yes_no	I don't	no
yes_no	never	no
yes_no	no way	no
yes_no	I don't know	?
yes_no	maybe	?
yes_no	not sure	?
yes_no	yes and no	?
yes_no	perhaps	?
choice	the first one	1	By post|In person|On the portal
choice	first	1	By post|In person|On the portal
choice	option two	2	By post|In person|On the portal
choice	number three	3	By post|In person|On the portal
choice	the last one	3	By post|In person|On the portal
choice	second to last	2	By post|In person|On the portal
choice	by post	1	By post|In person|On the portal
choice	post please	1	By post|In person|On the portal
choice	in person	2	By post|In person|On the portal
choice	portal	3	By post|In person|On the portal
choice	on the portal	3	By post|In person|On the portal
choice	male	1	Male|Female
choice	female	2	Male|Female
choice	married	1	Married|Not married|Widowed
choice	not married	2	Married|Not married|Widowed
choice	I am not married	2	Married|Not married|Widowed
choice	I'm widowed	3	Married|Not married|Widowed
choice	rented	2	Owned|Rented|Used free of charge
choice	I own it	1	Owned|Rented|Used free of charge
choice	free of charge	3	Owned|Rented|Used free of charge
choice	monthly	1	Monthly|Every quarter|Once a year
choice	every quarter	2	Monthly|Every quarter|Once a year
choice	once a year	3	Monthly|Every quarter|Once a year
choice	daily	?	Monthly|Every quarter|Once a year
choice	passport	1	Passport|Birth certificate|Driving licence
choice	my driving licence	3	Passport|Birth certificate|Driving licence
choice	certificate	2	Passport|Birth certificate|Driving licence
choice	number 2	2	Passport|Birth certificate|Driving licence
choice	3	3	Passport|Birth certificate|Driving licence
`;
