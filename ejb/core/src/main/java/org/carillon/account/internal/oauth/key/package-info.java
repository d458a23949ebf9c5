/** The keys that ID tokens are signed by. */
package org.carillon.account.internal.oauth.key;
