/** Passwords, secrets derived from them, and the home key. */
package org.carillon.account.secret;
