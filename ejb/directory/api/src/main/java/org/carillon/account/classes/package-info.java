/**
 * Classes of service: named sets of settings to which accounts are assigned, so that a change of
 * one set reaches all its accounts.
 */
package org.carillon.account.classes;
