/** Access to the database for the capabilities: units of work, and the detection of outages. */
package org.carillon.database;
