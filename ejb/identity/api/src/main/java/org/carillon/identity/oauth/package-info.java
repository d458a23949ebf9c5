/** Signing in at other sites with an account of this server (OAuth 2.0, OpenID Connect). */
package org.carillon.identity.oauth;
