// Thunderbird's account setup and its Account Hub's next steps; each function returns when the program reports that it is done.
// Run once in the program by marionette.py; thunderbird_setup.py then calls these by name.

const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { AccountConfig } = ChromeUtils.importESModule("resource:///modules/accountcreation/AccountConfig.sys.mjs");
const { AddrBookCard } = ChromeUtils.importESModule("resource:///modules/AddrBookCard.sys.mjs");
const { CardDAVDirectory } = ChromeUtils.importESModule("resource:///modules/CardDAVDirectory.sys.mjs");
const { CardDAVUtils } = ChromeUtils.importESModule("resource:///modules/CardDAVUtils.sys.mjs");
const { ConfigVerifier } = ChromeUtils.importESModule("resource:///modules/accountcreation/ConfigVerifier.sys.mjs");
const { CreateInBackend } = ChromeUtils.importESModule("resource:///modules/accountcreation/CreateInBackend.sys.mjs");
const { FetchConfig } = ChromeUtils.importESModule("resource:///modules/accountcreation/FetchConfig.sys.mjs");

const domainOf = address => address.slice(address.indexOf("@") + 1);

/** Resolves every host name to this machine, with the server's web ports, and trusts its certificate. */
function reach(https, http) {
  Services.prefs.setCharPref("network.dns.forceResolve", "127.0.0.1");
  Services.prefs.setCharPref("network.socket.forcePort", `443=${https};80=${http}`);
  const overrides = Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService);
  overrides.setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);
}

/** Looks up the servers of the address's domain, signs in, and saves the account. */
async function setUp(address, password) {
  const { signal } = new AbortController();
  const config = await FetchConfig.fromISP(domainOf(address), address, signal);
  AccountConfig.replaceVariables(config, address, address, password);
  const account = await CreateInBackend.createAccountInBackend(await new ConfigVerifier(null, signal).verifyConfig(config));
  const { type, port, socketType } = account.incomingServer;
  return { type, port, isTls: socketType === Ci.nsMsgSocketType.SSL };
}

async function calendars(address, password) {
  const found = await cal.provider.detection.detect(address, password, domainOf(address), false, [], {});
  return [...found.values()].flat().map(each => each.name);
}

function told(topic) {
  return new Promise(resolve => {
    const heard = { observe: () => resolve(Services.obs.removeObserver(heard, topic)) };
    Services.obs.addObserver(heard, topic);
  });
}

/** Finds the address books and adds them; waits until each has been read once, as only then the program fetches changes. */
async function addBooks(address, password) {
  const found = await CardDAVUtils.detectAddressBooks(address, password, `https://${domainOf(address)}`, false);
  for (const each of found) {
    const isRead = told("addrbook-directory-synced");
    const book = each.create();
    await isRead;
    if (each.name === "Contacts") globalThis.book = CardDAVDirectory.forFile(book.fileName);
  }
  return found.map(each => each.name);
}

async function addCard(name) {
  const card = new AddrBookCard();
  card.displayName = name;
  const sent = told("addrbook-contact-updated");
  book.addCard(card);
  await sent;
}

async function cards() {
  await book.syncWithServer();
  return book.childCards.map(each => each.displayName).sort();
}

Object.assign(globalThis, { book: null, reach, setUp, calendars, addBooks, addCard, cards });
