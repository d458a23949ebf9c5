/** The home key, which seals the secrets in the database. */
package org.carillon.account.internal.homekey;
