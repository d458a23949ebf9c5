/** Passkeys and security keys (WebAuthn), by which users sign in on the web. */
package org.carillon.identity.passkey;
