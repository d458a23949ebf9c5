/** What is kept of passwords beside their hash, for ways of signing in that need more. */
package org.carillon.account.internal.hashing.derived;
