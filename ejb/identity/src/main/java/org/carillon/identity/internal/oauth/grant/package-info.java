/** The consents of accounts, the tokens that come of them, and signing in by these tokens. */
package org.carillon.identity.internal.oauth.grant;
