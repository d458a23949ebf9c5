/** Clients of OAuth 2.0 as administrators see and change them. */
package org.carillon.identity.internal.oauth.client;
