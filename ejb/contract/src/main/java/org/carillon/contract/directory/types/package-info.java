/** The list of all types of objects; types may lie in rooms of their own below the directory. */
package org.carillon.contract.directory.types;
