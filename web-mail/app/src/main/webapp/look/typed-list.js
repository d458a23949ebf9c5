// Splits a list of addresses as people type and paste it, by the same rules as the server (org.carillon.webmail.typed.TypedList).

const SEPARATORS = "\r\n\t,;";

/** Returns the parts between separators, each with the separator that ends it. */
function split(typed) {
  const parts = [];
  const lastComment = typed.lastIndexOf(")");
  let text = "";
  let closing = "";
  let isGroup = false;
  const end = (separator) => {
    if (text.trim()) {
      parts.push({ text: text.trim(), end: separator });
    }
    text = "";
  };
  for (let at = 0; at < typed.length; at++) {
    const one = typed[at];
    if (one === "\n" || one === "\r") {
      closing = "";
    }
    if (closing) {
      text += one;
      if (one === "\\" && at + 1 < typed.length && !"\r\n".includes(typed[at + 1])) {
        text += typed[++at];
      } else if (one === closing) {
        closing = "";
      }
    } else if (SEPARATORS.includes(one)) {
      end(isGroup ? "," : one);
      isGroup &&= one !== ";";
    } else if (one === ":" && !/[@<]/.test(text)) {
      text = "";
      isGroup = true;
    } else if (one === ":" && /<mailto$/i.test(text)) {
      text = text.slice(0, -"mailto".length);
    } else {
      closing = one === '"' ? '"' : one === "(" && at < lastComment ? ")" : "";
      text += one;
    }
  }
  end("\n");
  return parts;
}

/** Returns the entries of a list: addresses with or without names, and texts that are no address. */
export function parted(typed) {
  const parts = split(typed);
  if (parts.every(({ end }) => end !== ";")) {
    return parts.map(({ text }) => text);
  }
  const joined = [];
  let names = [];
  for (const { text, end } of parts) {
    if (!/[@<"]/.test(text) && end === ",") {
      names.push(text);
      continue;
    }
    if (names.length > 0 && /^[^"<][^"]*<[^"]*>$/.test(text)) {
      const address = text.lastIndexOf("<");
      names.push(text.slice(0, address).trim());
      joined.push(`"${names.join(", ").replaceAll("\\", "\\\\")}" ${text.slice(address)}`);
    } else {
      joined.push(...names, text);
    }
    names = [];
  }
  return [...joined, ...names];
}
