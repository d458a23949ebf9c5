// A user's actions in Thunderbird, through its own components; each function returns when the program reports that it is done.
// Run once in the program by marionette.py; thunderbird.py then calls these by name.

const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");

/** Adds an account over IMAP and submission with a saved password. */
async function addAccount(address, password, host, imapPort, submissionPort) {
  for (const scheme of ["imap", "smtp"]) {
    const kept = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
    const realm = `${scheme}://${host}`;
    kept.init(realm, null, realm, address, password, "", "");
    await Services.logins.addLoginAsync(kept);
  }
  const server = MailServices.accounts.createIncomingServer(address, host, "imap");
  server.port = imapPort;
  server.socketType = Ci.nsMsgSocketType.plain;
  server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
  server.doBiff = false;
  server.loginAtStartUp = false;
  // Background work would interfere with the steps of a test.
  server.setBoolValue("autosync_offline_stores", false);
  server.setBoolValue("offline_download", false);
  // With compression, Thunderbird sometimes does not read updates right after an IDLE begins until more data comes.
  server.setBoolValue("use_compress_deflate", false);
  // One connection for each folder of the test, so that the inbox keeps its own for IDLE.
  server.QueryInterface(Ci.nsIImapIncomingServer).maximumConnectionsNumber = 8;

  const outgoing = MailServices.outgoingServer.createServer("smtp");
  outgoing.QueryInterface(Ci.nsISmtpServer);
  outgoing.hostname = host;
  outgoing.port = submissionPort;
  outgoing.username = address;
  outgoing.socketType = Ci.nsMsgSocketType.plain;
  outgoing.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;

  const identity = MailServices.accounts.createIdentity();
  identity.email = address;
  identity.smtpServerKey = outgoing.key;
  const account = MailServices.accounts.createAccount();
  account.addIdentity(identity);
  account.incomingServer = server;
  globalThis.account = account;

  await commandsDone(listener => MailServices.imap.discoverAllFolders(server.rootFolder, listener, null));
  identity.fccFolderURI = (await folderComing("Sent")).URI;
  identity.draftsFolderURI = (await folderComing("Drafts")).URI;
}

function folderNamed(name) {
  return account.incomingServer.rootFolder.descendants
    .find(each => decodeURI(each.URI).toLowerCase().endsWith("/" + name.toLowerCase()))
    ?.QueryInterface(Ci.nsIMsgImapMailFolder);
}

/** Returns the folder of that name, as soon as the program knows it. */
function folderComing(name) {
  return heard(Ci.nsIFolderListener.added, "onFolderAdded", () => folderNamed(name));
}

/** Returns what `look` finds, now or after one of the events. */
function heard(events, method, look) {
  return new Promise(resolve => {
    const session = MailServices.mailSession;
    const check = () => {
      const found = look();
      if (found) {
        session.RemoveFolderListener(listener);
        resolve(found);
      }
    };
    const listener = { QueryInterface: ChromeUtils.generateQI(["nsIFolderListener"]), [method]: check };
    session.AddFolderListener(listener, events);
    check();
  });
}

/** Waits for the IMAP commands that `begin` starts with its listener. */
function commandsDone(begin) {
  return new Promise((resolve, reject) =>
    begin({
      QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
      OnStartRunningUrl() {},
      OnStopRunningUrl(url, status) {
        status ? reject(new Error(`${url?.spec}: 0x${status.toString(16)}`)) : resolve();
      },
    })
  );
}

/** Waits for the copy or move that `begin` starts. */
function copyDone(begin) {
  return new Promise((resolve, reject) =>
    begin({
      QueryInterface: ChromeUtils.generateQI(["nsIMsgCopyServiceListener"]),
      onStartCopy() {},
      onProgress() {},
      setMessageKey() {},
      getMessageId: () => null,
      onStopCopy(status) {
        status ? reject(new Error(`copy: 0x${status.toString(16)}`)) : resolve();
      },
    })
  );
}

/** Opens the folder like a click on it, and waits until it lists the subjects. */
async function open(name, ...subjects) {
  folderNamed(name).updateFolder(null);
  await Promise.all(subjects.map(each => shown(name, each)));
}

function listed(name) {
  return [...folderNamed(name).messages].map(each => ({
    subject: each.mime2DecodedSubject,
    read: each.isRead,
    starred: each.isFlagged,
  }));
}

function message(name, subject) {
  return [...folderNamed(name).messages].find(each => each.mime2DecodedSubject === subject);
}

async function makeFolder(name) {
  account.incomingServer.rootFolder.createSubfolder(name, null);
  await folderComing(name);
}

/** Returns the text of a message as the server sends it. */
function read(name, subject) {
  const header = message(name, subject);
  const service = MailServices.messageServiceFromURI(header.folder.getUriForMsg(header));
  return new Promise((resolve, reject) => {
    let text = "";
    const listener = {
      QueryInterface: ChromeUtils.generateQI(["nsIStreamListener", "nsIRequestObserver"]),
      onStartRequest() {},
      onDataAvailable(request, stream, offset, count) {
        const input = Cc["@mozilla.org/scriptableinputstream;1"].createInstance(Ci.nsIScriptableInputStream);
        input.init(stream);
        text += input.readBytes(count);
      },
      onStopRequest(request, status) {
        status ? reject(new Error(`read: 0x${status.toString(16)}`)) : resolve(text);
      },
    };
    service.streamMessage(header.folder.getUriForMsg(header), listener, null, null, false, "", false);
  });
}

function markRead(name, subject) {
  const header = message(name, subject);
  return commandsDone(listener =>
    folderNamed(name).storeImapFlags(Ci.nsMsgMessageFlags.Read, true, [header.messageKey], listener)
  );
}

function move(from, subject, to) {
  const [source, target] = [folderNamed(from), folderNamed(to)];
  return copyDone(listener =>
    MailServices.copy.copyMessages(source, [message(from, subject)], target, true, listener, null, false)
  );
}

/** Deletes a message like the Delete key: moves it to the Trash. */
function toTrash(name, subject) {
  return copyDone(listener =>
    folderNamed(name).deleteMessages([message(name, subject)], null, false, false, listener, false)
  );
}

/** Writes a message: sent at once, with a copy in Sent, or saved in Drafts. */
function write(to, subject, body, mode) {
  const identity = account.defaultIdentity;
  const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
  fields.from = identity.email;
  fields.to = to;
  fields.subject = subject;
  fields.fcc = identity.fccFolderURI;
  const sending = Cc["@mozilla.org/messengercompose/send;1"].createInstance(Ci.nsIMsgSend);
  return copyDone(copied => {
    const told = {
      ...copied,
      QueryInterface: ChromeUtils.generateQI(["nsIMsgSendListener", "nsIMsgCopyServiceListener"]),
      onStartSending() {},
      onSendProgress() {},
      onStatus() {},
      onGetDraftFolderURI() {},
      onSendNotPerformed() {},
      onTransportSecurityError() {},
      onStopSending(id, status) {
        if (status) copied.onStopCopy(status);
      },
    };
    sending
      .createAndSendMessage(
        null, identity, account.key, fields, false, false, Ci.nsIMsgSend[mode], null,
        "text/plain", body, null, null, told, null, null, Ci.nsIMsgCompType.New
      )
      .catch(() => copied.onStopCopy(1));
  });
}

/** Waits until the folder shows, without a check for mail, a message of that subject. */
function shown(name, subject) {
  return heard(Ci.nsIFolderListener.all, "onMessageAdded", () => message(name, subject)).then(() => {});
}

/** Waits until the open folder shows, without a check for mail, that the message is starred. */
function starred(name, subject) {
  return heard(
    Ci.nsIFolderListener.all, "onFolderPropertyFlagChanged", () => message(name, subject)?.isFlagged
  ).then(() => {});
}

/** Waits until the open folder shows, without a check for mail, that the message is gone. */
function gone(name, subject) {
  return heard(Ci.nsIFolderListener.all, "onMessageRemoved", () => !message(name, subject)).then(() => {});
}

Object.assign(globalThis, {
  account: null, addAccount, open, listed, makeFolder, read, markRead, move, toTrash, write, shown, starred, gone,
});
