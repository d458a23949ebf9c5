/** Rooms, vehicles and equipment as objects of the directory. */
package org.carillon.contract.directory.resource;
