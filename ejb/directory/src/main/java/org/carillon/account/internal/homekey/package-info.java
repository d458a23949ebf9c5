/** The home's key, which seals what the database keeps secret. */
package org.carillon.account.internal.homekey;
