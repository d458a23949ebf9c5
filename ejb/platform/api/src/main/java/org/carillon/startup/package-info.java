/** The order of startup: the schema, then everything that needs it. */
package org.carillon.startup;
