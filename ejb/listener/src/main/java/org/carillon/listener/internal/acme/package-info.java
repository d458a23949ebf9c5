/** Accounts at authorities and orders in the database, and how one node carries an order out. */
package org.carillon.listener.internal.acme;
