//! Which type is a sample of wethod of?

use super::{Binding, bindings};
use generated::wethod::model::*;

pub(super) const BINDINGS: &[Binding] = bindings! {
    any: "400" ValidationFailed, "401" Unauthorized, "403" Forbidden, "404" NotFound;
    attachLocationToHoliday: "200" HolidayLocation, "401" Unauthorized, "403" Forbidden, "412" PreconditionFailed;
    createContact: "201" Contact;
    createHoliday: "201" Holiday;
    createPeopleAllocation: "201" PeopleAllocation;
    createPersonPayroll: "201" PersonPayroll;
    createProjectPlanSubtaskAssignee: "201" ProjectPlanSubtaskAssignee, "400" ValidationFailed;
    createProjectStatus: "201" ProjectStatus;
    createTimesheet: "201" Timesheet;
    deleteContact: "400" ValidationFailed, "401" Unauthorized, "403" Forbidden;
    getAuthenticatedPerson: "200" Person;
    getClient: "200" Client;
    getContact: "200" Contact;
    getJobOrderCategoryGroup: "200" JobOrderCategoryGroup;
    getLevel: "200" Level;
    getMetadata: "200" ProjectMetadata, "400" ValidationFailed, "401" Unauthorized;
    getProduct: "200" Product;
    getProductionStream: "200" ProductionStream;
    listBudgetAreas: "200" Vec<BudgetArea>;
    listBudgetDays: "200" Vec<BudgetDay>;
    listBudgetPriceListLevels: "200" Vec<BudgetPriceListLevel>;
    listClients: "200" Vec<Client>, "400" ValidationFailed, "401" Unauthorized, "403" Forbidden, "412" PreconditionFailed;
    listContacts: "200" Vec<Contact>;
    listHolidays: "200" Vec<Holiday>;
    listLevels: "200" Vec<Level>;
    listMetadata: "200" Vec<ProjectMetadata>;
    listPersonPayrolls: "200" Vec<PersonPayroll>;
    listProductLevels: "200" Vec<ProductLevel>;
    listProductionPlans: "200" Vec<ProductionPlan>;
    listStreamMembers: "200" Vec<StreamMember>;
    submitBudget: "200" Budget;
    updatePeopleAllocation: "200" PeopleAllocation;
    updateTimesheet: "200" Timesheet;
};
