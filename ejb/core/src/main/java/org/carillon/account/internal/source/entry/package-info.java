/** Sources of identities as administrators see and change them. */
package org.carillon.account.internal.source.entry;
