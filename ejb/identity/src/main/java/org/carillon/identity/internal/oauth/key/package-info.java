/** The keys that ID tokens are signed by. */
package org.carillon.identity.internal.oauth.key;
