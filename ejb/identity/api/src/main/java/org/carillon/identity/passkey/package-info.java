/** Passkeys and security keys (WebAuthn) that an account is signed in to by on the web. */
package org.carillon.identity.passkey;
