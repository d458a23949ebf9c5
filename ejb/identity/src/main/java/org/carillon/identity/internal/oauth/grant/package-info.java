/** Whom accounts let in, the tokens that come of it, and whom these let in here. */
package org.carillon.identity.internal.oauth.grant;
