/** The order of the first seconds: the schema, then everything that needs it. */
package org.carillon.startup;
