/** The keys by which ID tokens are signed. */
package org.carillon.identity.internal.oauth.key;
