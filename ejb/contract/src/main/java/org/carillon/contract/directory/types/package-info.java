/** The list of all object types; types may be declared in subpackages of the directory. */
package org.carillon.contract.directory.types;
