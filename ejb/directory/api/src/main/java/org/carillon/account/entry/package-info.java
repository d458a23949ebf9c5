/** The interface through which the capabilities' own types of objects join the directory. */
package org.carillon.account.entry;
