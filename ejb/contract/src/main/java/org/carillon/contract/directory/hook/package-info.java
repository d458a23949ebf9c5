/** Addresses elsewhere that are told of what changes, declared. */
package org.carillon.contract.directory.hook;
