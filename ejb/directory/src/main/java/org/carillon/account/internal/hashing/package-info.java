/** The stored forms of a password: hashes, and other secrets derived from it, sealed. */
package org.carillon.account.internal.hashing;
