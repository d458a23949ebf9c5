/**
 * Accounts of users whom an identity source knows: created when they first appear, and kept up to
 * date.
 */
package org.carillon.identity.internal.source.sighting;
