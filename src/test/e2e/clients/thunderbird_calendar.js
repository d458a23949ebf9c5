// A user's actions in Thunderbird's calendar, through its own components; each function returns when the program reports that it is done.
// Run once in the program by marionette.py; meeting.py then calls these by name.

const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { CalEvent } = ChromeUtils.importESModule("resource:///modules/CalEvent.sys.mjs");

/** Adds a network calendar with a saved password. */
async function addCalendar(address, password, uri) {
  const overrides = Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService);
  overrides.setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);
  const place = Services.io.newURI(uri);
  const kept = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
  kept.init(place.prePath, null, "Carillon", address, password, "", "");
  await Services.logins.addLoginAsync(kept);

  const account = MailServices.accounts.createAccount();
  account.incomingServer = MailServices.accounts.createIncomingServer(address, "localhost", "none");
  const identity = MailServices.accounts.createIdentity();
  identity.email = address;
  account.addIdentity(identity);

  const made = cal.manager.createCalendar("caldav", place);
  made.name = "Work";
  made.setProperty("username", address);
  made.setProperty("imip.identity.key", identity.key);
  // Like the calendar's own dialog.
  made.setProperty("cache.enabled", true);
  cal.manager.registerCalendar(made);
  globalThis.calendar = cal.manager.getCalendarById(made.id);
  await reload();
}

/** Fetches changes from the server, and waits until they are there. */
function reload() {
  return new Promise((resolve, reject) => {
    const end = deed => {
      calendar.removeObserver(observer);
      deed();
    };
    const observer = {
      QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
      onStartBatch() {},
      onEndBatch() {},
      onAddItem() {},
      onModifyItem() {},
      onDeleteItem() {},
      onPropertyChanged() {},
      onPropertyDeleting() {},
      onLoad: () => end(resolve),
      onError: (_, number, text) => end(() => reject(new Error(`${number}: ${text}`))),
    };
    calendar.addObserver(observer);
    calendar.refresh();
  });
}

async function invite(text) {
  await calendar.addItem(new CalEvent(text));
}

async function found(uid) {
  await reload();
  return calendar.getItem(uid);
}

/** Returns the starts of next year's instances, in UTC as in iCalendar, and the attendees' answers. */
async function meeting(uid) {
  const item = await found(uid);
  return {
    starts: instances(item).map(each => each.startDate.getInTimezone(cal.dtz.UTC).icalString),
    answers: Object.fromEntries(
      item.getAttendees().map(each => [each.id.replace(/^mailto:/i, ""), each.participationStatus])
    ),
  };
}

function instances(item) {
  const until = item.startDate.clone();
  until.year += 1;
  return item.recurrenceInfo.getOccurrences(item.startDate, until, 0);
}

async function change(uid, deed) {
  const before = await found(uid);
  const after = before.clone();
  deed(after);
  await calendar.modifyItem(after, before);
}

function moveBy(uid, minutes) {
  const by = cal.createDuration();
  by.minutes = minutes;
  return change(uid, item => {
    for (const end of ["startDate", "endDate"]) {
      const moved = item[end].clone();
      moved.addDuration(by);
      item[end] = moved;
    }
  });
}

/** Removes the instance with that index. */
function cancelOne(uid, index) {
  return change(uid, item => item.recurrenceInfo.removeOccurrenceAt(instances(item)[index].recurrenceId));
}

Object.assign(globalThis, { calendar: null, addCalendar, reload, invite, meeting, moveBy, cancelOne });
