/** Accounts of whom a source of identities knows: made at first sight, and brought up to date. */
package org.carillon.identity.internal.source.sighting;
