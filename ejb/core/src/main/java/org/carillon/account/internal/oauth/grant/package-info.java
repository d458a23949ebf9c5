/** Whom accounts let in, the tokens that come of it, and whom these let in here. */
package org.carillon.account.internal.oauth.grant;
