-- Who hears nothing from a carrier does not know of a parcel's troubles, which is not that there were none.
alter table logistics.shipments alter column had_exception drop not null;
