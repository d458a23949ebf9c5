/** The HTTP endpoints of OAuth 2.0 and OpenID Connect. */
package org.carillon.rest.oauth;
