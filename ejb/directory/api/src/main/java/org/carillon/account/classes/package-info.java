/**
 * Classes of service: named sets of settings that accounts are put into, so that a change of one
 * reaches all of them.
 */
package org.carillon.account.classes;
