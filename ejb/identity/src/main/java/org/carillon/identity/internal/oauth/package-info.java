/** The authorization server for browsers and clients, on top of the packages below. */
package org.carillon.identity.internal.oauth;
