// What the text engine may be asked, apart from its code: a page knows the names before it fetches that.

/** sdk/text/engine/engine.h has the members of each and the replies. */
export const ASKS = ["hear", "propose", "latin", "cyrillic", "layout", "name", "decline", "fold"];
