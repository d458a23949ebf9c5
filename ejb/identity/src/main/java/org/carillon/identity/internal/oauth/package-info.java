/**
 * The authorization server: it serves the requests of browsers and clients, by means of the
 * packages below.
 */
package org.carillon.identity.internal.oauth;
