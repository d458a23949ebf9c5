/** Accounts at authorities and orders in the database, and the processing of orders. */
package org.carillon.listener.internal.acme;
