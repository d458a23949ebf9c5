/** What clients of OAuth 2.0 and OpenID Connect ask this server for, over HTTP. */
package org.carillon.rest.oauth;
