/** Secrets that are stored of passwords besides their hash, for mechanisms that need them. */
package org.carillon.account.internal.hashing.derived;
