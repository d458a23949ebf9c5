/**
 * Files that strangers reach by an address: their owner's page of these, and what strangers see.
 */
package org.carillon.webmail.filelink;
