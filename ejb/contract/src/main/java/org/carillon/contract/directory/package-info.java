/**
 * What the directory holds, declared: types of objects with their attributes, and the one way in
 * which edges made from these declarations (REST, pages, {@code ctl}) reach objects of every type.
 */
package org.carillon.contract.directory;
