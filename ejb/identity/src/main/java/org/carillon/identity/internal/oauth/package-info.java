/** The authorization server: what browsers and clients ask, over the rooms below. */
package org.carillon.identity.internal.oauth;
