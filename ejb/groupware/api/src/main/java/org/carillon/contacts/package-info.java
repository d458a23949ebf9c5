/**
 * Contacts and notes: the functions of address books beyond their objects (searches, completion of
 * typed addresses, lookup of telephone numbers, duplicates, import and export), and the addresses
 * that are collected from the people to whom an account writes.
 */
package org.carillon.contacts;
