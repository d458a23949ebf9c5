/** Sessions of the mail services on listeners: bounded, counted and told. */
package org.carillon.adapter.mail;
