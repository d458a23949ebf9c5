/**
 * Mail and meetings ask each other here: transport hands invitations to groupware, and groupware
 * sends mail in its own transactions.
 */
package org.carillon.contract.scheduling;
