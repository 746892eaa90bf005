// The browser's face of the locale port: the same answers as sdk/text/native gives.
import assert from "node:assert/strict";
import test from "node:test";
import { compilePattern, foldCase, formatDate, formatNumber, pluralCategory } from "../text_port.js";

const [LONG, SHORT, LONG_TIME] = [0, 1, 2];

test("plural categories follow the number as it is shown, with three fraction digits", () => {
  assert.deepEqual([0, 1, 2, 5, 11, 21, 1.5].map((number) => pluralCategory("ru", number)), ["many", "one", "few", "many", "many", "one", "other"]);
  assert.equal(pluralCategory("en", 1), "one");
  assert.equal(pluralCategory("en", 1.0001), "one");
  assert.equal(pluralCategory("ar", 2), "two");
});

test("numbers are grouped, with at most three fraction digits", () => {
  assert.equal(formatNumber("ru", 1234567.8915), "1\u00a0234\u00a0567,892");
  assert.equal(formatNumber("en", 1200), "1,200");
});

test("a civil date is the same day in every zone", () => {
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", ""]) {
    assert.equal(formatDate("ru", LONG, "1987-03-25", zone), "25 марта 1987 года");
    assert.equal(formatDate("ru", SHORT, "1987-03-25", zone), "25.03.1987");
    assert.equal(formatDate("en", SHORT, "1987-03-25", zone), "3/25/1987");
    assert.equal(formatDate("en", LONG_TIME, "1987-03-25", zone), "March 25, 1987");
  }
});

test("years before 100 are themselves, and the calendar is one for all time", () => {
  assert.equal(formatDate("en", LONG, "0099-12-31", ""), "December 31, 99");
  assert.equal(formatDate("en", LONG, "1582-10-10", ""), "October 10, 1582");
});

test("an instant is shown in the zone", () => {
  assert.equal(formatDate("en", LONG, "2026-11-22T20:30:00Z", "Asia/Krasnoyarsk"), "November 23, 2026");
  assert.match(formatDate("ru", LONG_TIME, "2026-11-22T05:30:00.123456+00:00", "Asia/Krasnoyarsk"), /^22\u00a0ноября 2026\u00a0года в 12:30$/);
  assert.equal(formatDate("en", LONG_TIME, "2026-11-22t05:30:00z", "Asia/Krasnoyarsk"), "November 22, 2026 at 12:30 PM");
});

test("an unknown zone is the browser's own, an unknown language English", () => {
  assert.equal(formatDate("en", LONG, "2026-11-22T12:00:00Z", "No/Where"), formatDate("en", LONG, "2026-11-22T12:00:00Z", ""));
  for (const locale of ["", "??", "xx", "not a tag"]) assert.equal(formatNumber(locale, 1200), "1,200");
});

test("text that is neither a date nor an instant comes back unchanged", () => {
  for (const text of ["", "soon", "2026-02-29", "0000-01-01", "2026-13-01", "2026-00-10", "1987-3-25", "2026-11-22T24:00:00Z", "2026-11-22T05:30", "2026-11-22T05:30:00", "2026-11-22T05:30:00+25:00", " 1987-03-25", "1987-03-25\n"]) {
    assert.equal(formatDate("ru", LONG, text, ""), text);
  }
});

test("case folding is Unicode's full one", () => {
  assert.equal(foldCase("Улица ПУШКИНА, ЁЖ"), "улица пушкина, ёж");
  assert.equal(foldCase("STRASSE"), foldCase("Straße"));
  assert.equal(foldCase("ẞ"), "ss");
  assert.equal(foldCase("ΣΊΣΥΦΟΣ"), "σίσυφοσ");
  assert.equal(foldCase("ﬁ ſ µ"), "fi s μ");
  assert.equal(foldCase("Iıİ"), "iıi\u0307");
  assert.equal(foldCase("ꭰᏸ"), "ᎠᏰ");
});

test("patterns are ECMA-262 with the u flag, unanchored", () => {
  assert.equal(compilePattern("\\p{Script=Cyrillic}{3}")?.test("xx абв"), true);
  assert.equal(compilePattern("^.$")?.test("🦔"), true);
  assert.equal(compilePattern("\\-"), undefined);
  assert.equal(compilePattern("(?<a"), undefined);
});

test("an instant has a civil time in each zone, at changes of the clocks too; without a known zone it has none", () => {
  const CIVIL = 3;
  assert.equal(formatDate("", CIVIL, "2026-11-24T16:30:12Z", "Asia/Krasnoyarsk"), "2026-11-24T23:30:12");
  assert.equal(formatDate("", CIVIL, "2026-11-24T17:00:00.5+00:00", "Asia/Krasnoyarsk"), "2026-11-25T00:00:00");
  assert.equal(formatDate("", CIVIL, "2026-03-29T00:59:59Z", "Europe/Berlin"), "2026-03-29T01:59:59");
  assert.equal(formatDate("", CIVIL, "2026-03-29T01:00:00Z", "Europe/Berlin"), "2026-03-29T03:00:00");
  assert.equal(formatDate("", CIVIL, "2026-11-24T16:30:12Z", "No/Where"), "");
  assert.equal(formatDate("", CIVIL, "2026-11-24T16:30:12Z", ""), "");
  assert.equal(formatDate("", CIVIL, "2026-11-24", "Asia/Krasnoyarsk"), "");
});
