/** Passwords, what is derived of them, and the key of the home. */
package org.carillon.account.secret;
