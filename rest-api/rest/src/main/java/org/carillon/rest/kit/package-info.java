/** What resources are made of: fields that are read, parts of lists, problem details, versions. */
package org.carillon.rest.kit;
