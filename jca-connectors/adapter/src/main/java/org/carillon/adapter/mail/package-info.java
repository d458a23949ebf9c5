/** Sessions of the mail services on listeners: bounded, counted and logged. */
package org.carillon.adapter.mail;
